# ruff: noqa: SIM905  (a table of words is read and kept more easily without quotes)
"""The words of which titles of jobs are made: tables. A role of these alone names no firm, no person and no product.

Left out on purpose are words that are names as well, such as Baker, Mason or Switch, and the names of products.
"""

ENGLISH = frozenset(
    (
        # connecting words
        "a an and as at for from in of on or per the to via with within without "
        # levels and terms
        "assistant associate track apprentice apprenticeship candidate casual chief contract contractor deputy employee entry "
        "executive fellow fellowship freelance freelancer full fixed general graduate head hybrid intern internship interim "
        "junior jr lead leader level member mid middle new onsite part permanent postdoc postdoctoral president principal "
        "regular remote senior site sr staff team temporary term time trainee traineeship vice vp working i ii iii iv v "
        # jobs
        "accountant accounting actuary administrator advisor adviser advocate agent analyst animator architect archivist "
        "artist attendant attorney auditor author biologist bookkeeper buyer caregiver caretaker cashier ceo cfo chair chef "
        "chemist cio ciso cleaner clerk cmo coach coder composer conductor consultant controller coo coordinator copywriter "
        "counsel counselor counsellor courier cto curator cpo dba dentist designer developer dietitian director dispatcher "
        "doctor dpo driver economist editor educator electrician engineer estimator evangelist expert facilitator fitter "
        "florist founder gardener geologist guide hairdresser host hostess housekeeper illustrator inspector installer "
        "instructor interpreter inventor investigator janitor journalist keeper lawyer lecturer librarian lifeguard linguist "
        "machinist manager marketer mathematician mechanic merchandiser midwife moderator nurse officer operator optician "
        "owner paralegal paramedic partner pharmacist photographer physicist physiotherapist planner plumber pm "
        "producer professor programmer psychologist receptionist recruiter reporter representative "
        "researcher reviewer scientist secretary specialist statistician steward strategist supervisor surgeon surveyor "
        "teacher technician technologist teller tester therapist trader trainer translator treasurer tutor underwriter vet "
        "veterinarian waiter waitress warden warehouseman welder worker writer "
        # fields
        "account accounts acquisition administration administrative advertising aerospace agile ai algorithm algorithms "
        "analysis analytics api app application applications architecture asset audio audit automation automotive aviation "
        "back backend end banking bi bioinformatics biology biotech blockchain brand business care chemical chemistry civil "
        "client clinical cloud coding commercial communication communications community compliance computer computing "
        "construction consulting content control controls corporate cost creative crm customer customers cyber cybersecurity "
        "data database defence defense delivery dental design desktop development devops digital distributed distribution "
        "economics ecommerce education electrical electronics embedded employment engineering enterprise environment "
        "environmental equipment erp esg estate events experience facilities facility field finance financial firmware food "
        "frontend front fullstack stack game games gameplay genetics global governance government graphic graphics group "
        "growth hardware health healthcare helpdesk hospital hospitality hotel hr human implementation industrial "
        "information infrastructure innovation insight insights insurance integration intelligence interaction interface "
        "international inventory investment it java javascript kitchen laboratory lab language languages learning legal "
        "library localization localisation logistics machine maintenance management manufacturing market marketing material "
        "materials mathematics mechanical mechatronics media medical ml mlops mobile model modelling modeling motion music "
        "network networking networks nlp nursing office online operation operations optical optimization organisation "
        "organization outreach pediatric payroll people performance pharmacy php physics planning platform platforms "
        "policy pr pricing privacy process procurement product production products program programme programming project "
        "projects property public publishing purchasing python qa quality quantitative r&d real reception recruiting "
        "recruitment regional regulatory relations reliability reporting research resources restaurant retail risk robot "
        "robotics safety sales school science sciences scrum sdet se search section security semiconductor seo service services "
        "shop simulation social software solution solutions sourcing sound speech sport sports sql sre statistics store "
        "strategy strategic structural studio success supply chain support sustainability system systems talent tax teaching "
        "tech technical technology telecommunications test testing textile tools tourism training transformation transport "
        "travel treasury typescript ui university user users ux validation verification video vision warehouse web "
        "website wellbeing wireless youth 2d 3d b2b b2c"
    ).split()
)
"""In small letters; levels by roman numbers among them."""

JAPANESE = frozenset(
    (
        # 繋ぎの言葉
        "の と や および 及び または における での へ 向け 等 など 兼 付き 新 "
        # 身分・役職
        "職 係 員 担当 担当者 候補 候補者 候補生 責任者 補佐 補助 見習い 社員 正社員 契約社員 派遣社員 嘱託 職員 役員 社長 副社長 取締役 "
        "執行役員 部長 副部長 次長 課長 係長 主任 主査 主幹 室長 所長 店長 副店長 工場長 支店長 院長 園長 校長 班長 チームリーダー 幹部 "
        "管理職 総合職 一般職 専門職 技術職 事務職 営業職 研究職 開発職 企画職 販売職 地域限定 新卒 既卒 第二新卒 中途 中途採用 新卒採用 "
        "年卒 年度 未経験 経験者 正規 非正規 常勤 非常勤 パート アルバイト インターン インターンシップ 在宅 在宅勤務 テレワーク リモート "
        "勤務 夜勤 日勤 時短 長期 短期 期間 全国 転勤なし リーダー サブリーダー マネージャー マネジャー マネージャ マネジメント "
        "プレイングマネージャー ディレクター チーフ スタッフ シニア ジュニア アシスタント アソシエイト プリンシパル メンバー クルー "
        # 仕事
        "営業 法人営業 個人営業 新規営業 ルート営業 内勤営業 技術営業 販売 接客 企画 商品企画 経営企画 事業企画 営業企画 開発 研究 "
        "研究開発 設計 機械設計 回路設計 製造 生産 生産技術 生産管理 品質 品質管理 品質保証 保証 評価 検証 検査 保守 保全 運用 構築 "
        "監視 整備 点検 施工 施工管理 管理 工程 工事 現場 監督 現場監督 購買 調達 資材 物流 倉庫 配送 配達 運転 運転手 運送 運輸 輸送 "
        "貿易 輸出 輸入 通関 事務 一般事務 営業事務 経理 財務 会計 税務 監査 内部監査 総務 人事 労務 採用 教育 研修 法務 知財 "
        "知的財産 特許 広報 宣伝 広告 秘書 受付 庶務 経営 経営管理 事業 事業開発 戦略 業務 業務改善 改革 改善 推進 促進 支援 相談 相談員 "
        "対応 調査 分析 解析 統計 計画 運営 編集 編集者 執筆 記者 校正 校閲 翻訳 翻訳者 通訳 制作 撮影 映像 音響 音楽 演出 美術 "
        "技術 技術者 研究員 研究者 開発者 設計者 技師 技能 技能職 作業 作業員 組立 加工 溶接 塗装 "
        "教員 教師 講師 教授 准教授 助教 助手 保育 保育士 幼稚園 学校 大学 塾 看護 看護師 准看護師 介護 介護士 介護福祉士 "
        "介護職 福祉 医師 医療 医療事務 歯科 歯科医師 歯科衛生士 薬剤師 調剤 臨床 臨床検査 検査技師 放射線技師 理学療法士 "
        "作業療法士 言語聴覚士 栄養士 管理栄養士 心理 心理士 社会福祉士 獣医師 動物 調理 調理師 栄養 料理 飲食 厨房 "
        "美容 美容師 理容師 弁護士 税理士 会計士 公認会計士 司法書士 行政書士 社会保険労務士 弁理士 建築士 建築 土木 電気工事 "
        "測量 測量士 整備士 警備 警備員 清掃 清掃員 運転士 駅員 客室乗務員 操縦士 消防 公務員 行政 図書館 司書 学芸員 "
        # 分野
        "機械 電気 電子 電子回路 電力 回路 半導体 化学 生物 物理 数学 材料 素材 薬学 製薬 医薬 医薬品 食品 農業 林業 水産 環境 "
        "安全 衛生 情報 情報処理 情報システム 社内 通信 制御 組込み 組み込み 組込 自動車 航空 宇宙 鉄道 船舶 不動産 保険 金融 "
        "銀行 証券 投資 資産 資産運用 融資 審査 小売 卸売 店舗 百貨店 旅行 観光 宿泊 海外 海外営業 国内 地域 法人 個人 顧客 "
        "商品 製品 部品 部門 部 課 室 本部 組織 人材 人材紹介 人材開発 人工知能 機械学習 深層学習 画像 画像処理 音声 言語 自然言語処理 "
        "日本語 英語 中国語 システム システム開発 ソフトウェア ソフトウエア ハードウェア アプリ アプリケーション インフラ ネットワーク "
        "サーバー サーバ サーバーサイド クラウド セキュリティ サイバーセキュリティ データ データベース データ分析 ウェブ "
        "フロントエンド バックエンド フルスタック モバイル ゲーム ロボット ロボティクス プラットフォーム プログラマー プログラマ "
        "プログラミング エンジニア エンジニアリング デザイナー デザイン デザイナ アーキテクト アナリスト サイエンティスト "
        "データサイエンティスト コンサルタント コンサルティング コンサル プランナー プランニング プロデューサー プロジェクト "
        "プロジェクトマネージャー プロダクト プロダクトマネージャー プロモーション マーケター マーケティング マーチャンダイザー "
        "マーチャンダイジング ライター コピーライター イラストレーター クリエイター クリエイティブ カスタマー カスタマーサポート "
        "カスタマーサクセス サポート サービス セールス フィールド フィールドエンジニア ヘルプデスク オペレーター オペレーション "
        "コールセンター センター コーディネーター アドバイザー カウンセラー キャリア キャリアアドバイザー インストラクター トレーナー "
        "テスター テスト テクニカル テクニカルサポート リサーチ リサーチャー バイヤー ドライバー シェフ ホール キッチン フロント "
        "ホテル レストラン カフェ アパレル ファッション リスク コンプライアンス ガバナンス スクラムマスター スペシャリスト "
        "エキスパート エグゼクティブ アカウント アカウントマネージャー ソリューション グローバル ビジネス ブランド メディア コンテンツ "
        "イベント ディベロッパー デベロッパー ユーザー インターフェース ブリッジ 新規 新規事業 既存 社会 文化 公共 官公庁 自治体 "
        "財団 秘書室 経理部 人事部 総務部 営業部 開発部 企画部 法務部 広報部 研究所"
    ).split()
)
"""No family name among them, nor anything that begins one."""
